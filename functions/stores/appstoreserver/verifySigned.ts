// Verifies data that the App Store signed for the app of an account, without a call to the store.
import { jsonResponse } from '../../core/types.ts';
import { inputOf, type Recipe } from '../../workflow/storeApi.ts';
import { decodeSigned, type SignedKind } from './decode.ts';

export const verifySigned: Recipe = async (context) => {
  const kind = inputOf<SignedKind>(context, 'what') ?? 'transaction';
  const signed = (inputOf<string>(context, 'signed') ?? '').trim();
  const read = await decodeSigned(kind, signed, context.store().account);
  const { verified, problem } = read;
  return jsonResponse(200, { verified, ...(problem !== undefined && { problem }), [kind]: read });
};
