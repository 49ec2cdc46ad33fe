// Locations in the valid connector.
function operation(path: string, method: string): string {
  return `/paths/${path.replaceAll('/', '~1')}/${method}`;
}

export const listApps = operation('/api/apps', 'get');
export const readAppPlace = operation('/api/apps/{id}', 'get');
export const addNote = operation('/api/apps/{id}/notes', 'post');
export const readStatus = operation('/api/status', 'get');
export const polledPlace = operation('/api/new-apps', 'get');
export const hook = operation('/api/hooks', 'post');
export const hookPath = '/paths/~1api~1hooks';
export const endHook = operation('/api/hooks/{hookId}', 'delete');

export const platformPlace = `${listApps}/parameters/0`;
export const limitPlace = `${listApps}/parameters/1`;
export const namesPlace = `${listApps}/parameters/2`;
export const appIdPlace = '/parameters/AppId';
export const choices = `${appIdPlace}/x-ms-dynamic-values`;

export const appPlace = '/definitions/App';
export const appList = '/definitions/AppList';
export const note = '/definitions/NewNote';
export const noteText = `${note}/properties/text`;
export const stars = `${note}/properties/stars`;
export const callback = '/definitions/NewHook/properties/callback';
export const metadata = '/x-ms-connector-metadata';
