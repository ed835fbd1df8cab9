/** An application, tenant or object id as Microsoft Entra writes it. */
export function isGuid(value: string): boolean {
  return /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value);
}

/** A tenant id, a verified domain, or one of the three that stand for many tenants. */
export function isTenant(value: string): boolean {
  return (
    isGuid(value) ||
    /^(?:organizations|common|consumers)$/i.test(value) ||
    (value.length <= 253 &&
      /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?$/i.test(value))
  );
}
