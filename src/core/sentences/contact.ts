/** How Docker is found, and what answers there. */
export const CONTACT = {
  ContainerStuck: "Docker answers, but not about this lab's container; it is asked again. If this stays, restart Docker",
  AddressOdd:
    'Docker is set to "{address}", which is no address that labs can be run at. Unset DOCKER_HOST, or leave out --docker-host, then start this app again.',
  ContextMissing:
    'The docker command is set to the context "{context}", which does not exist on this machine. Choose one that does, such as with "docker context use default".',
  ContextVariable:
    'The variable DOCKER_CONTEXT names the context "{context}", which does not exist on this machine. Unset it where this app is started, then start it again.',
  ContextUnreadable:
    'The docker command is set to the context "{context}", whose file says no address or cannot be read ({file}). Choose another one, such as with "docker context use default".',
  ConfigUnreadable:
    'The settings of the docker command cannot be read ({file}), so nobody knows which Docker is meant. Correct the file, or move it away.',
  CertificateMissing:
    'Docker at {address} is to be asked with certificates, and {file} is not there or may not be read. Put it there, or unset DOCKER_TLS_VERIFY and DOCKER_CERT_PATH.',
  ContextCertificateMissing:
    'The docker context "{context}" asks with certificates, and {file} is not there or may not be read. Import the context anew, or choose another one, such as with "docker context use default".',
  CertificatesDoNotFit:
    'The certificates for Docker at {address} do not fit the ones that it has itself. Get the present ones from whoever set that Docker up.',
  CertificatesWanted:
    'Docker at {address} answers with certificates only (TLS). Set DOCKER_TLS_VERIFY and DOCKER_CERT_PATH where this app is started, then start it again.',
  NoTlsThere:
    'Docker at {address} is to be asked with certificates (TLS), and what listens there does not know of any. Unset DOCKER_TLS_VERIFY where this app is started, then start it again.',
  NotDocker:
    'What answers at {address} is not Docker, or does not say so (HTTP status {status}). Look at the address, and at a proxy in between; labs go on by themselves as soon as Docker answers.',
  NetworkMisfit:
    'Docker has a network called {name} that is not set up for labs (they could reach each other on it). Remove it with "docker network rm {name}"; labs then make their own.',
} as const
