/** How long everybody else in the extension host waits while a megabyte is read and shown. */
import { exchangeReport } from '../../pop/exchange/exchangeReport.ts';
import { parseHttpFileInSlices } from '../../pop/httpFile/grammar/parseHttpFile.ts';
import { maskTokensInSlices } from '../../pop/view/tokenText.ts';
import { neverAborted } from '../../broker/waiting.ts';
import { buildBody, buildExchange } from '../builders/exchanges.ts';
import { report } from './figure.ts';
import { longestStall } from './longestStall.ts';
import { times } from './short.ts';

const megabyte = 2 ** 20;
/** In milliseconds; nobody notices what is shorter. */
const limit = 50;

const request = '### One of many\nGET https://api.contoso.test/items\nAccept: text/plain\n\n';
const requestFile = request.repeat(megabyte / request.length);
const item = '{"id":1,"name":"an item","tags":["a","b"]},';
const answer = buildExchange({
  headers: new Headers({ 'content-type': 'application/json' }),
  body: buildBody(`[${item.repeat(megabyte / item.length)}0]`),
});

const stalls = { file: [] as number[], answer: [] as number[] };
for (let turn = 0; turn < times(20); turn++) {
  stalls.file.push(
    await stallOf(async () => {
      const { requests } = await parseHttpFileInSlices(requestFile, neverAborted);
      return requests.length;
    }),
  );
  stalls.answer.push(
    await stallOf(async () => {
      const text = await exchangeReport([answer]);
      return (await maskTokensInSlices(text, [], neverAborted)).length;
    }),
  );
}
const about = { unit: 'ms', peer: 'a limit of 50 ms', goal: { atMost: 1 } } as const;
const limits = (values: readonly number[]) => values.map(() => limit);
report('The longest time that others wait for the extension host', [
  {
    ...about,
    title: 'Longest stall by a request file of 1 MB',
    ours: stalls.file,
    theirs: limits(stalls.file),
  },
  {
    ...about,
    title: 'Longest stall by an answer of 1 MB',
    ours: stalls.answer,
    theirs: limits(stalls.answer),
  },
]);

/** @param work gives how much it has read, which must not be nothing. */
async function stallOf(work: () => Promise<number>): Promise<number> {
  return longestStall(async () => {
    if ((await work()) === 0) {
      throw new Error('Nothing was read.');
    }
  });
}
