declare module 'virtual:command-forms' {
  const forms: Readonly<Record<string, import('@laurel/contracts').CommandForm>>;
  export default forms;
}

declare module 'virtual:rule-packs' {
  const packs: readonly import('@laurel/contracts').ShippedPack[];
  export default packs;
}
