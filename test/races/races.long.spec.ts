// A thousand tries of every race, on SQLite over HTTP: no rule is broken once.
import { jest } from '@jest/globals';
import { raceChecks } from './races.check.ts';

jest.setTimeout(900_000);
raceChecks(1000);
