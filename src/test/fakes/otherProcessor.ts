/** Runs work as if on a platform that there is no broker for, such as Linux on another processor. */
export async function withoutBrokerPlatform(work: () => Promise<void>): Promise<void> {
  const arch = Object.getOwnPropertyDescriptor(process, 'arch')!;
  Object.defineProperty(process, 'arch', { ...arch, value: 'riscv64' });
  try {
    await work();
  } finally {
    Object.defineProperty(process, 'arch', arch);
  }
}
