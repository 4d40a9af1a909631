const fieldName = /^[a-zA-Z][a-zA-Z0-9]*(\.[a-zA-Z0-9]+)*$/;
const viewName = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/**
 * The steps of a field's path. Throws RangeError unless it is letters and digits with dots between: it
 * becomes part of a query's text.
 */
export function fieldPath(field: string): string[] {
  if (!fieldName.test(field)) throw new RangeError(`not a field: ${JSON.stringify(field)}`);
  return field.split('.');
}

/**
 * Throws RangeError unless the name is lower-case words with hyphens (`candidates-1`): it becomes the name of
 * a table.
 */
export function checkViewName(view: string): string {
  if (!viewName.test(view)) throw new RangeError(`not a view: ${JSON.stringify(view)}`);
  return view;
}
