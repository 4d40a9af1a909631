// Many tries of every race, over HTTP or on copies of one service's log: no rule is broken once. CI makes two
// hundred of each; `RACE_TRIES=1000 npm run test:long races` makes a thousand.
import { jest } from '@jest/globals';
import { accountRaces } from './accounts.check.ts';
import { candidateRaces } from './candidates.check.ts';
import { evaluationRaces } from './evaluation.check.ts';
import { embedded } from './ground.ts';

const tries = Number(process.env['RACE_TRIES'] ?? 200);

jest.setTimeout(1_800_000);
accountRaces(tries, embedded);
candidateRaces(tries);
evaluationRaces(tries);
