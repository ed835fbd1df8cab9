/** An extension that costs what every extension costs. */
export function activate(): void {
  // Nothing.
}
