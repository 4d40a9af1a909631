import { readFileSync } from 'node:fs';

/** What operators look at: Grafana's dashboard, as far as its questions to Prometheus go. */
export const board = JSON.parse(
  readFileSync(new URL('../../infra/observability/grafana/dashboards/laurel.json', import.meta.url), 'utf8'),
) as {
  readonly panels: readonly {
    readonly id: number;
    readonly title: string;
    readonly targets: readonly { readonly expr: string }[];
  }[];
};
