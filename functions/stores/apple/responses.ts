// How App Store Connect reports errors.
import { isJsonObject, type JsonObject } from '../../../connector/core/json.ts';
import type { ErrorDetail } from '../../core/errors.ts';
import { firstText, joinTexts } from '../../pipeline/gatewayErrors.ts';
import { NO_REASON } from '../../pipeline/storeErrors.ts';

/** `errors[]`; the actual reasons of a failed submission are in `meta.associatedErrors`, by path. */
export function parseAppleError(json: unknown): ErrorDetail[] {
  const errors = isJsonObject(json) && Array.isArray(json.errors) ? json.errors.filter(isJsonObject) : [];
  return errors.flatMap((error) => {
    const associated =
      isJsonObject(error.meta) && isJsonObject(error.meta.associatedErrors) ? error.meta.associatedErrors : {};
    const inner = Object.entries(associated).flatMap(([at, list]) =>
      Array.isArray(list) ? list.filter(isJsonObject).map((each) => detailOf(each, at)) : [],
    );
    return [detailOf(error), ...inner];
  });
}

function detailOf(error: JsonObject, at?: string): ErrorDetail {
  const source = isJsonObject(error.source) ? error.source : {};
  // for an associated error the path names the resource, and the pointer a part of it
  const target = [at, firstText(source.parameter, source.pointer)].filter(Boolean).join(' ');
  return {
    code: firstText(error.code) || 'UNKNOWN',
    message: joinTexts(firstText(error.title), firstText(error.detail)) || NO_REASON,
    ...(target && { target }),
  };
}
