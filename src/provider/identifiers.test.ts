import assert from 'node:assert/strict';
import { isGuid, isTenant } from './identifiers.ts';

const guid = '6f8a1c5e-0b7d-4c3e-9a51-2d4f6b8c0e13';
const label = 'a'.repeat(63);

describe('identifiers of Microsoft Entra', () => {
  it('of apps, tenants and objects are GUIDs in any case', () => {
    const guids = [guid, guid.toUpperCase()];
    const others = ['', `x${guid}`, `${guid}0`, `{${guid}}`, guid.replaceAll('-', ''), `${guid}\n`];
    assert.deepEqual([...guids, ...others].filter(isGuid), guids);
  });

  it('of tenants are GUIDs, domains, or names for many tenants', () => {
    const tenants = [
      ...[guid, 'organizations', 'Common', 'consumers'],
      ...['contoso.com', 'a.b.contoso.com', 'a-b.c2.xn--p1ai', 'a.b', `${label}.${label}.com`],
      `${`${label}.`.repeat(3)}${'b'.repeat(61)}`,
    ];
    const others = [
      ...['', 'contoso', 'commons', 'xcommon', 'organizations/x', 'contoso.com/x', 'a b.com'],
      ...['-a.com', 'a-.com', 'a.com-', 'a.-com', 'a..com', '.com', 'contoso.2', `${label}a.com`],
      ...[`a.${label}a`, `${`${label}.`.repeat(3)}${'b'.repeat(62)}`],
    ];
    assert.deepEqual([...tenants, ...others].filter(isTenant), tenants);
  });
});
