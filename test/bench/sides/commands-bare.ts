import 'reflect-metadata';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { Body, Controller, HttpCode, Module, Param, Post } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { openBare, pragmasOf } from '../durability.ts';
import type { Side } from '../side.ts';
import { processorMs, type Served, type ServingParameters } from './serving.ts';

export interface BareParameters extends ServingParameters {
  /** `each`: a transaction for each request. `turn`: one for all requests of an event-loop turn. */
  readonly commit: 'each' | 'turn';
}

/**
 * A bare Nest route with one insert: no access control, no validation, no access log, nobody else to tell.
 */
export const run: Side<BareParameters, Served> = async ({ directory, commit }, pause) => {
  const database = openBare(
    join(directory, 'bare.db'),
    'CREATE TABLE plans (position INTEGER PRIMARY KEY, unit TEXT NOT NULL, recorded_at TEXT NOT NULL, plan TEXT NOT NULL)',
  );
  const insert = commit === 'each' ? insertEach(database) : insertByTurn(database);

  @Controller('plans')
  class PlanController {
    @Post(':unit')
    @HttpCode(200)
    async file(@Param('unit') unit: string, @Body() plan: object) {
      return { position: await insert(unit, plan) };
    }
  }
  @Module({ controllers: [PlanController] })
  class PlanModule {}

  const application = await NestFactory.create<NestFastifyApplication>(PlanModule, new FastifyAdapter(), {
    logger: false,
  });
  await application.listen(0, '127.0.0.1');
  const { port } = application.getHttpServer().address() as { port: number };
  const spentMs = processorMs();
  await pause({ port, path: '/plans/:branch', tokens: {} });
  const { recorded } = database.prepare('SELECT count(*) AS recorded FROM plans').get() as {
    recorded: number;
  };
  return {
    recorded,
    settledMs: 0,
    processorMs: (processorMs() - spentMs) / recorded,
    durability: pragmasOf(database),
  };
};

type Insert = (unit: string, plan: object) => Promise<number>;

function insertEach(database: DatabaseSync): Insert {
  const statement = database.prepare('INSERT INTO plans (unit, recorded_at, plan) VALUES (?, ?, ?)');
  return async (unit, plan) =>
    Number(statement.run(unit, new Date().toISOString(), JSON.stringify(plan)).lastInsertRowid);
}

function insertByTurn(database: DatabaseSync): Insert {
  const statement = database.prepare('INSERT INTO plans (unit, recorded_at, plan) VALUES (?, ?, ?)');
  let waiting: (() => () => void)[] = [];
  const turn = () => {
    const works = waiting;
    waiting = [];
    database.exec('BEGIN IMMEDIATE');
    const answers = works.map((work) => work());
    database.exec('COMMIT');
    for (const answer of answers) answer();
  };
  return (unit, plan) =>
    new Promise((resolve) => {
      const text = JSON.stringify(plan);
      waiting.push(() => {
        const position = Number(statement.run(unit, new Date().toISOString(), text).lastInsertRowid);
        return () => resolve(position);
      });
      if (waiting.length === 1) setImmediate(turn);
    });
}
