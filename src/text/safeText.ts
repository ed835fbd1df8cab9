declare const safeIn: unique symbol;

/**
 * A text that can do no harm in one kind of place, whatever it came from. Only the functions of
 * this room make one, so a door that asks for it can't be passed by a plain string.
 */
export type SafeText<Place extends string> = string & { readonly [safeIn]: Place };
