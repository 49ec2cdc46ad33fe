// The states of a version: each has a stage and its own text, and an unknown state is shown unchanged.

import { versionStates } from '../../connector/stores/apple/enums.ts';
import { currentStates, stageOfState, wordsOfState } from '../../connector/stores/apple/versionStates.ts';

test.each(versionStates)('%s has a stage, and words that nothing else has', (state) => {
  expect(stageOfState(state)).not.toBe('other');
  expect(versionStates.filter((each) => wordsOfState(each) === wordsOfState(state))).toEqual([state]);
});

test.each(['SOMETHING_NEW', 'constructor', ''])('A state that nobody knows yet is reported as it is: "%s"', (state) => {
  expect([stageOfState(state), wordsOfState(state)]).toEqual(['other', `is ${state}`]);
});

test('Only operations that a newer version replaces are missing from the current ones', () => {
  expect(versionStates.filter((state) => !currentStates.includes(state))).toEqual(['REPLACED_WITH_NEW_VERSION']);
});
