import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { chart, figureTable } from '../../../scripts/bench/document.mjs';

const spread = (middle: number) => ({ low: middle / 2, middle, high: middle * 2 });
const figure = (changes = {}) => ({
  title: 'A `getSession` & more',
  unit: 'ms',
  peer: 'MSAL by hand',
  pairs: 3,
  ours: spread(1),
  theirs: spread(20),
  ratio: spread(0.05),
  ...changes,
});

describe('the figures of the documentation', () => {
  it('are a row each, with middle, quarters and goal', () => {
    const [, , row, other] = figureTable([
      figure({ goal: { atMost: 0.1 } }),
      figure({ goal: { atLeast: 1.3 } }),
    ]).split('\n');
    assert.equal(
      row,
      '| A `getSession` & more, ms | 1 (0.5 to 2) | 20 (10 to 40) | **× 0.05** (0.025 to 0.1) | at most 0.1 | MSAL by hand |',
    );
    assert.match(other ?? '', /at least 1\.3/);
  });

  it('have a bar each if they have a goal, in an image that is well-formed', () => {
    const svg = chart([figure({ goal: { atMost: 0.1 } }), figure()]);
    assert.equal([...svg.matchAll(/fill="#2f6fd0"/g)].length, 1);
    assert.match(svg, /A getSession &amp; more/);
    assert.doesNotMatch(svg, /NaN|undefined/);
  });

  it('have their place, and name no machine', () => {
    const text = readFileSync('docs/performance.md', 'utf8');
    assert.match(text, /<!-- figures -->[^]*<!-- end of figures -->/);
    assert.doesNotMatch(text, /\/home\/|\/work\/|\/tmp\/|GHz/);
  });
});
