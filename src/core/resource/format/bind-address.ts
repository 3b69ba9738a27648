const IPV4 = /^(?:(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])(?:\.(?!$)|$)){4}$/
const IPV6 = /^(?=.*:.*:)[0-9A-Fa-f:.]{2,45}$/

/** An address of this machine to listen on. A name is refused: who answers for it may change under a running server. */
export function bindAddressProblems(text: string): readonly string[] {
  const isAddress = text.length <= 45 && (IPV4.test(text) || IPV6.test(text))
  return isAddress ? [] : ['must be a valid IP address (e.g. "127.0.0.1", or "0.0.0.0" for every network of this machine)']
}
