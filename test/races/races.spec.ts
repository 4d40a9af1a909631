// A few tries of every race: over HTTP on SQLite, and on copies of one service's log.
import { accountRaces } from './accounts.check.ts';
import { candidateRaces } from './candidates.check.ts';
import { evaluationRaces } from './evaluation.check.ts';
import { embedded } from './ground.ts';

accountRaces(5, embedded);
candidateRaces(5);
evaluationRaces(20);
