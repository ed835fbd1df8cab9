/**
 * The ways in which makers of PoP tokens write the host of a URL into `u`: some leave every
 * port out (MSAL for iOS and macOS), others keep the usual one.
 */
export function hostForms({ protocol, host, hostname, port }: URL): readonly string[] {
  const usualPort = protocol === 'https:' ? '443' : '80';
  return [host, hostname, `${hostname}:${port === '' ? usualPort : port}`];
}

/**
 * The ways in which makers of PoP tokens write the path of a URL into `p`: some decode it and
 * leave out its last slash (MSAL for iOS and macOS).
 */
export function pathForms({ pathname }: URL): readonly string[] {
  const forms = [pathname, decoded(pathname)];
  return [...forms, ...forms.map((form) => form.replace(/\/$/, ''))];
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    // Its bytes are no UTF-8, so nobody decodes it to a text.
    return path;
  }
}
