import type { ArgumentMetadata, PipeTransform } from '@nestjs/common';
import type { z } from 'zod';
import { parsed } from './request.ts';

const prefixes: Readonly<Partial<Record<ArgumentMetadata['type'], string>>> = { query: '?' };

/**
 * Validates a parameter, `@Body(new SchemaPipe(loginBody))`: throws the problem that lists everything wrong
 * with what was sent.
 */
export class SchemaPipe<Schema extends z.ZodType> implements PipeTransform<unknown, z.infer<Schema>> {
  constructor(private readonly schema: Schema) {}

  transform(value: unknown, { type }: ArgumentMetadata): z.infer<Schema> {
    return parsed(this.schema, value, prefixes[type]);
  }
}
