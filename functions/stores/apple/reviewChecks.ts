// Checks of the version itself and of what the reviewers need: its state, other submissions, copyright, contact and sign-in.
import { wordsOfState } from '../../../connector/stores/apple/versionStates.ts';
import { type Check, type Finding, missingRow, okRow, warningRow } from '../../overview/checkRows.ts';
import type { CheckedVersion } from './checkedVersion.ts';
import { emptyOf } from './missingTexts.ts';
import { readToOne } from './relations.ts';
import type { ResourceDocument } from './resource.ts';
import { listOpen, refuseOtherVersions, refuseReviewed } from './submission.ts';
import { versionNameOf, versionStageOf, versionStateOf } from './version.ts';

/** Source: App Store Connect Help, "App review information". */
const contact = {
  contactFirstName: 'first name',
  contactLastName: 'last name',
  contactPhone: 'phone number',
  contactEmail: 'email address',
} as const;
const signIn = { demoAccountName: 'user name', demoAccountPassword: 'password' } as const;
const IN_VERSION = 'Set it in App Store Connect, on the page of the version.';

type ReviewDetail = Readonly<Record<keyof typeof contact | keyof typeof signIn, string>> & {
  readonly demoAccountRequired: boolean;
};

export function reviewChecks(checked: CheckedVersion): readonly Check[] {
  return [
    { check: 'version', look: async () => lookAtVersion(checked) },
    { check: 'submission', look: () => lookAtSubmissions(checked) },
    { check: 'copyright', look: async () => lookAtCopyright(checked) },
    { check: 'contentRights', look: () => lookAtContentRights(checked) },
    { check: 'reviewDetails', look: () => lookAtReviewDetails(checked) },
  ];
}

function isDraft({ found }: CheckedVersion): boolean {
  return versionStageOf(found.version) === 'draft';
}

function lookAtVersion(checked: CheckedVersion): readonly Finding[] {
  const { version } = checked.found;
  const message = `${versionNameOf(version)} ${wordsOfState(versionStateOf(version))}.`;
  return [
    isDraft(checked)
      ? okRow(message)
      : missingRow(message, 'There is nothing to submit: wait for it, or create the next version.'),
  ];
}

/** What stops Submit version stops here: the same functions throw it. */
async function lookAtSubmissions(checked: CheckedVersion): Promise<readonly Finding[]> {
  const { context, place, found } = checked;
  if (!isDraft(checked)) return [];
  const open = await listOpen(context, place);
  refuseReviewed(open);
  refuseOtherVersions(open, found.version);
  return [okRow('No other submission is in the way.')];
}

/** Source: App Store Connect Help, "Required, localizable, and editable properties". */
function lookAtCopyright({ found }: CheckedVersion): readonly Finding[] {
  return [
    found.version.attributes.copyright
      ? okRow('The copyright is set.')
      : missingRow('The version has no copyright.', 'Set it with Update App Store version.'),
  ];
}

async function lookAtContentRights({ context, place }: CheckedVersion): Promise<readonly Finding[]> {
  const { data } = await context
    .store()
    .call<ResourceDocument<{ readonly contentRightsDeclaration: string }>>('ReadApp', {
      id: place.appId,
      'fields[apps]': ['contentRightsDeclaration'],
    });
  return [
    data.attributes?.contentRightsDeclaration
      ? okRow('The app says whether it uses content of others.')
      : warningRow(
          'The app does not say whether it uses content of others.',
          'Set Content Rights in App Store Connect, under App Information.',
        ),
  ];
}

/** The password is only looked at: it never leaves this function. */
async function lookAtReviewDetails(checked: CheckedVersion): Promise<readonly Finding[]> {
  const detail = await readToOne<ReviewDetail>(
    checked.context,
    'appStoreVersions_appStoreReviewDetail_getToOneRelated',
    {
      id: checked.found.version.id,
    },
  );
  if (!detail) return [missingRow('There are no details for App Review.', IN_VERSION, 'contact')];
  const { attributes } = detail;
  const [noContact, noSignIn] = [emptyOf(attributes, contact), emptyOf(attributes, signIn)];
  return [
    noContact === ''
      ? okRow('App Review knows whom to ask.', 'contact')
      : missingRow(`The contact lacks ${noContact}.`, IN_VERSION, 'contact'),
    attributes?.demoAccountRequired === true && noSignIn !== ''
      ? missingRow(`Sign-in is required, and its account lacks ${noSignIn}.`, IN_VERSION, 'sign-in')
      : okRow('What App Review needs to sign in is there, or not required.', 'sign-in'),
  ];
}
