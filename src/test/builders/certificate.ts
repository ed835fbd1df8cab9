import { createPrivateKey } from 'node:crypto';

/** A certificate that signs itself, for a key on P-256 that only tests have: DER in base64. */
export const certificate = [
  'MIIBhTCCASugAwIBAgIUfZ4zSrcxl+Uoi3q68rD2Ew2LuwgwCgYIKoZIzj0EAwIwFzEVMBMGA1UEAwwM',
  'Y29udG9zby50ZXN0MCAXDTI2MTEyNzEwMzg1MloYDzIxMjYxMTAzMTAzODUyWjAXMRUwEwYDVQQDDAxj',
  'b250b3NvLnRlc3QwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAAQP67qJ5x7Mq8rMSAknml2fluHw+/0n',
  'sv4l4uRIh8eSBMIYuB1qZzUgt3x2V/ewieTZcxx8hy0NzbwgsY8pgYP8o1MwUTAdBgNVHQ4EFgQUpNYa',
  'WEYb/sVKUVoND+NHM48PW2gwHwYDVR0jBBgwFoAUpNYaWEYb/sVKUVoND+NHM48PW2gwDwYDVR0TAQH/',
  'BAUwAwEB/zAKBggqhkjOPQQDAgNIADBFAiBVkWPQLMC2+a3gJhayX0sQ5VFeW2f5nSVzOIMp01EBDQIh',
  'APQlaJ+nN19pNIGQggSEjVmpHDq+FqeH+1O4qqNlDPHH',
].join('');

const pkcs8 = [
  'MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQglCO1ZWOAbhxmINsW4FH6STLst7QxZqsv',
  'IwAflTQn/pmhRANCAAQP67qJ5x7Mq8rMSAknml2fluHw+/0nsv4l4uRIh8eSBMIYuB1qZzUgt3x2V/ew',
  'ieTZcxx8hy0NzbwgsY8pgYP8',
].join('');

/** The key of the certificate. */
export const certificateKey = createPrivateKey({
  key: Buffer.from(pkcs8, 'base64'),
  format: 'der',
  type: 'pkcs8',
});
