/** The characters of the bytes 0x80 to 0x9F; those that windows-1252 leaves open are controls. */
const upperControls = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

/**
 * Decodes windows-1252, as the Encoding standard has it for all its labels (iso-8859-1, latin1,
 * ascii…). The `TextDecoder` of some versions of Node 20 and 22, which VS Code runs on, takes it
 * for ISO-8859-1 and makes controls of quotes and euros.
 */
export function decodeWindows1252(bytes: Uint8Array): string {
  return Buffer.from(bytes)
    .toString('latin1')
    .replace(/[\x80-\x9f]/g, (control) => upperControls.charAt(control.charCodeAt(0) - 0x80));
}
