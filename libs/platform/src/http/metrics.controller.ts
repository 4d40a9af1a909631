import { Controller, Get, Header } from '@nestjs/common';
import { Public } from './access.decorators.ts';
import { Metrics } from './metrics.ts';

/** `/metrics`, for whatever watches the server; a web server before it does not pass it on. */
@Controller('metrics')
@Public()
export class MetricsController {
  constructor(private readonly metrics: Metrics) {}

  @Get()
  @Header('content-type', 'text/plain; version=0.0.4')
  async text(): Promise<string> {
    return await this.metrics.text();
  }
}
