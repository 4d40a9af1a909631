import { laurel } from './laurel.ts';

process.exitCode = await laurel(process.argv.slice(2));
