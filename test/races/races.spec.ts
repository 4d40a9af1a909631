// A few tries of every race, on SQLite over HTTP.
import { raceChecks } from './races.check.ts';

raceChecks(5);
