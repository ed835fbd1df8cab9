import assert from 'node:assert/strict';
import { LastAnswers } from './lastAnswers.ts';

describe('the last answers', () => {
  const answer = (title: string) => ({ title, text: '', token: '' });

  it('are given back by the next answer to the same request', () => {
    const answers = new LastAnswers();
    assert.equal(answers.replace('GET', 'https://a.test/', answer('one')), undefined);
    assert.equal(answers.replace('POST', 'https://a.test/', answer('two')), undefined);
    assert.equal(answers.replace('GET', 'https://a.test/', answer('three'))?.title, 'one');
    assert.equal(answers.replace('GET', 'https://a.test/', answer('four'))?.title, 'three');
  });

  it('are those of the five requests that were sent last', () => {
    const answers = new LastAnswers();
    for (const path of ['1', '2', '3', '4', '5', '1', '6']) {
      answers.replace('GET', `https://a.test/${path}`, answer(path));
    }
    assert.equal(answers.replace('GET', 'https://a.test/1', answer('x'))?.title, '1');
    assert.equal(answers.replace('GET', 'https://a.test/2', answer('x')), undefined);
  });
});
