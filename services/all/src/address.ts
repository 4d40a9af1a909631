import { type CommandLine, wholeNumber } from '@laurel/platform/command-line';

/** The options of every command that serves HTTP. */
export function withAddress(command: CommandLine): CommandLine {
  return command
    .takesOption('--port <number>', '端口，0 为任意空闲端口', 'The port; 0 is any free one.', {
      default: 3000,
      value: wholeNumber(0),
    })
    .takesOption('--host <address>', '监听地址', 'The address to listen on.', { default: '127.0.0.1' });
}
