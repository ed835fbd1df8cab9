import assert from 'node:assert/strict';
import { sandboxOf } from './sandbox.ts';

describe('sandboxOf', () => {
  it('knows a Flatpak and a snap by their variables', () => {
    assert.equal(sandboxOf({ FLATPAK_ID: 'com.visualstudio.code' }), 'Flatpak');
    assert.equal(sandboxOf({ SNAP: '/snap/code/180' }), 'snap');
  });

  it('is none elsewhere', () => {
    assert.equal(sandboxOf({ FLATPAK_ID: '', SNAP: '' }), undefined);
    assert.equal(sandboxOf({}), undefined);
  });
});
