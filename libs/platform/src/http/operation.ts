/** One operation beside those made from contracts, documented where its controller is written. */
export interface Operation {
  readonly method: 'get' | 'post' | 'put' | 'delete';
  /** OpenAPI form: `/api/v1/attachments/{id}`. */
  readonly path: string;
  readonly document: Readonly<Record<string, unknown>>;
}
