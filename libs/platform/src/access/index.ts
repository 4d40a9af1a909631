export * from './access.view.ts';
export * from './authorise.ts';
export { differing } from './chosen.ts';
export * from './sessions.view.ts';
export * from './token.ts';
export { treeIn, treeView } from './tree.view.ts';
