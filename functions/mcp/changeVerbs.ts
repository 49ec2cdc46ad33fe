// Verbs that change something, as people ask, and the verbs of operations that do so. Data of the search for operations.

/** Asked, and what operations call it, the most fitting first. */
export const changeVerbs: readonly (readonly [asked: string, means: string])[] = [
  ...means('create add', 'create', 'register', 'generate', 'prepare', 'renew'),
  ...means('create add set', 'set up', 'introduce', 'define', 'schedule'),
  ...means('add create', 'add', 'attach', 'connect', 'include', 'insert', 'put'),
  ...means('add set', 'assign', 'choose', 'select', 'pick'),
  ...means('add update', 'distribute'),
  ...means('update add create', 'give', 'grant', 'allow'),
  ...means('create set update', 'make'),
  ...means('create update control', 'enable', 'activate', 'turn'),
  ...means('delete remove', 'delete', 'erase', 'drop', 'ban', 'block', 'kick', 'clear', 'discard'),
  ...means('remove delete', 'remove', 'detach', 'unlink', 'exclude', 'disconnect'),
  ...means('delete revoke', 'revoke', 'invalidate'),
  ...means('delete remove update', 'disable', 'deactivate', 'suspend', 'deny', 'hide'),
  ...means('update set change modify', 'change', 'modify', 'adjust', 'alter', 'replace', 'move', 'switch', 'configure'),
  ...means('update set', 'edit', 'update', 'rename', 'fix', 'correct', 'rewrite', 'fill', 'extend', 'expire'),
  ...means('set update create', 'set', 'write', 'translate', 'localize'),
  ...means('control set update', 'raise', 'increase', 'lower', 'decrease', 'reduce', 'bump'),
  ...means('change update', 'unpublish'),
  ...means('invitation add send', 'invite'),
  ...means('reply', 'answer', 'respond', 'reply', 'thank', 'react'),
  ...means('submit', 'submit'),
  ...means('release publish control', 'release', 'deploy'),
  ...means('release publish submit', 'publish', 'ship', 'push'),
  ...means('add submit', 'promote'),
  ...means('start create control', 'start', 'kick off'),
  ...means('start create send', 'trigger'),
  ...means('start', 'run', 'rebuild', 'rerun', 'restart'),
  ...means('control pause cancel complete', 'stop'),
  ...means('pause control', 'pause'),
  ...means('control start', 'resume', 'continue'),
  ...means('control pause', 'halt'),
  ...means('cancel delete', 'cancel', 'abort', 'decline', 'undo'),
  ...means('cancel', 'withdraw'),
  ...means('complete control', 'complete', 'finish'),
  ...means('upload create add', 'upload'),
  ...means('send create', 'send'),
  ...means('send redeliver start', 'resend', 'retry', 'repeat', 'redeliver'),
  ...means('send notify', 'notify', 'inform'),
];

function means(words: string, ...asked: readonly string[]): readonly (readonly [string, string])[] {
  return asked.map((each) => [each, words]);
}
