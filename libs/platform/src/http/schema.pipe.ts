import { type ArgumentMetadata, Injectable, type PipeTransform } from '@nestjs/common';
import { z } from 'zod';
import { parsed } from './request.ts';

const prefixes: Readonly<Partial<Record<ArgumentMetadata['type'], string>>> = { query: '?' };

/** Validates what a parameter declares a schema for, `@Body({ schema })`: throws the problem that lists everything wrong with it. */
@Injectable()
export class SchemaPipe implements PipeTransform {
  transform(value: unknown, { schema, type }: ArgumentMetadata): unknown {
    return schema instanceof z.ZodType ? parsed(schema, value, prefixes[type]) : value;
  }
}
