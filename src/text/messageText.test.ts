import assert from 'node:assert/strict';
import fc from 'fast-check';
import { hostileText } from '../test/builders/hostileText.ts';
import { messageText } from './messageText.ts';

/** What VS Code makes links and icons of in a message. */
const link = /\[[^\]]+\]\([^)]+\)/;
const icon = /\$\([^)]+\)/;

describe('the text of a message', () => {
  it('has neither a link nor an icon, whatever it is made of', () => {
    fc.assert(
      fc.property(hostileText, hostileText, (label, target) => {
        for (const text of [label, `[${label}](command:${target})`, `$(${label})`]) {
          assert.doesNotMatch(messageText(text), link);
          assert.doesNotMatch(messageText(text), icon);
        }
      }),
    );
  });

  it('can be read where a link would have been', () => {
    assert.equal(
      messageText('See [next page](command:workbench.action.quit) for $(error)'),
      'See [next page] (command:workbench.action.quit) for $ (error)',
    );
  });

  it('has no link if a hidden character stood inside', () => {
    assert.equal(messageText('[a]\u200b(command:b)'), '[a]\\u200b(command:b)');
    assert.equal(messageText('[a]\n(command:b)'), '[a] (command:b)');
  });
});
