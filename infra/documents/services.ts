import { aggregates, processContract, type ReadModel, roleNames, sharedEvents } from '@laurel/contracts';
import type { ServiceDefinition } from '@laurel/platform';
import { whoMay } from './handbook.ts';
import { heardOf } from './hearing.ts';
import { marked, table } from './marked.ts';

export const readmeOf = ({ name }: ServiceDefinition): string => `services/${name}/README.md`;

/**
 * The README of a service with its table: what is asked of it, what it says and hears, and what can be read.
 */
export function readmeText(page: string, definition: ServiceDefinition): string {
  const parts = [steps, commands, hearing, reading, reactions];
  return marked(page, 'table', () =>
    parts
      .map((part) => part(definition))
      .filter((text) => text !== '')
      .join('\n\n'),
  );
}

function steps({ name }: ServiceDefinition): string {
  const taken: readonly string[] = processContract[name].steps;
  return taken.length === 0 ? '' : `Steps: ${taken.join(', ')}.`;
}

const codes = (names: readonly string[]) => names.map((name) => `\`${name}\``).join(' ');

function commands({ aggregates: served }: ServiceDefinition): string {
  const rows = served.flatMap(({ contract }) =>
    Object.entries(contract.commands).map(([type, { may, says, words }]) => [
      contract.name,
      `\`${type}\` ${words.zh}`,
      whoMay(may),
      codes(says),
    ]),
  );
  return rows.length === 0 ? '' : table(['Aggregate', 'Command', 'May', 'Says'], rows);
}

/** The events of others that it hears, by the service that says them. */
function hearing(definition: ServiceDefinition): string {
  const heard = heardOf(definition);
  if (heard.includes('*')) return 'Hears every event of every service.';
  const rows = Object.entries(Object.groupBy(heard, sayer)).map(([service, types]) => [
    service,
    codes(types!),
  ]);
  return rows.length === 0 ? 'Hears nothing of others.' : table(['Hears of', 'Events'], rows);
}

function sayer(type: string): string {
  return aggregates.find((contract) => type in contract.events)?.service ?? 'all';
}

function reading({ views }: ServiceDefinition): string {
  const rows = views.map(({ view, readModel: model }) => {
    const folded = codes(view.hears.filter((type) => !(type in sharedEvents)));
    return model
      ? [`\`/${model.path}\` ${model.words.zh}`, seenBy(model), folded]
      : [`${view.name}, for decisions`, '', folded];
  });
  return table(['Read model', 'Seen by', 'Folded from'], rows);
}

function seenBy({ scopes }: ReadModel): string {
  const seers = Object.keys(scopes);
  return seers.length === roleNames.length ? 'all' : seers.join(', ');
}

/** The commands that only the system gives, and the events that the service reacts to. */
function reactions(definition: ServiceDefinition): string {
  const asked = definition.aggregates.flatMap(({ contract }) =>
    Object.entries(contract.commands)
      .filter(([, { may }]) => may.by.length === 0 && !may.pair)
      .map(([type]) => type),
  );
  const { hears } = definition.reactions;
  if (asked.length === 0) return '';
  const dates = definition.due ? ' and when dates pass' : '';
  return `Of itself it asks ${codes(asked)}, upon ${codes(hears)}${dates}.`;
}
