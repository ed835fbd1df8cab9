/** The platforms and processors that Microsoft has a broker for, in Node's words. */
const brokerPlatforms: Readonly<Record<string, readonly string[]>> = {
  win32: ['x64', 'arm64'],
  darwin: ['x64', 'arm64'],
  linux: ['x64'],
};

/** Whether there is a broker for a platform, installed or not. */
export function isBrokerPlatform(platform: string, arch: string): boolean {
  return brokerPlatforms[platform]?.includes(arch) ?? false;
}
