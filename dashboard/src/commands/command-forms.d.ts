declare module 'virtual:command-forms' {
  const forms: Readonly<Record<string, import('@laurel/contracts').CommandForm>>;
  export default forms;
}
