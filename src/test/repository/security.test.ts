import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** A test that SECURITY.md names: its file, and then one title or several. */
const named = /\(?`(src\/[\w./]+\.test\.ts)`:((?:\s+"[^"]+";?)+)/g;

describe('SECURITY.md', () => {
  const text = readFileSync('SECURITY.md', 'utf8');
  const claims = [...text.matchAll(named)].flatMap(([, file = '', titles = '']) =>
    [...titles.matchAll(/"([^"]+)"/g)].map(([, title = '']) => ({
      file,
      title: title.replace(/\s+/g, ' '),
    })),
  );

  it('names tests for what it promises', () => {
    assert.ok(claims.length >= 20, `${claims.length} tests`);
  });

  for (const { file, title } of claims) {
    it(`names a test that there is: ${title}`, () => {
      assert.ok(existsSync(file), file);
      const tests = readFileSync(file, 'utf8');
      const starts = [`it('${title}'`, `it(\`${title}\``];
      assert.ok(
        starts.some((start) => tests.includes(start)),
        `${file}: ${title}`,
      );
    });
  }
});

describe('the extension', () => {
  it('has neither a handler for links nor a port', () => {
    const sources = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter(
      (path) => path.endsWith('.ts') && !/(?:^test[\\/]|\.test\.ts$)/.test(path),
    );
    assert.deepEqual(
      sources.filter((path) =>
        /registerUriHandler|createServer/.test(readFileSync(`src/${path}`, 'utf8')),
      ),
      [],
    );
  });
});
