// A thousand tries of every race, over HTTP or on copies of one service's log: no rule is broken once.
import { jest } from '@jest/globals';
import { accountRaces } from './accounts.check.ts';
import { candidateRaces } from './candidates.check.ts';
import { evaluationRaces } from './evaluation.check.ts';
import { embedded } from './ground.ts';

jest.setTimeout(1_800_000);
accountRaces(1000, embedded);
candidateRaces(1000);
evaluationRaces(1000);
