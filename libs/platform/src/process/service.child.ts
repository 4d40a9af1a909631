// A service process. Started by bootstrap.spec.ts with its settings in the environment.
import { Module } from '@nestjs/common';
import { bootstrap } from './bootstrap.ts';

@Module({})
class NothingModule {}

await bootstrap('application', NothingModule);
