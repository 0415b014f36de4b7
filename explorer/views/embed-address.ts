/** The address under which another web page finds this one. */

/** Names by which a computer calls itself: nobody else finds a page there. */
const OWN_COMPUTER = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

/**
 * The address for code that goes to a web site. A page that is opened from a file, or that this
 * computer serves to itself, stands nowhere yet: its place is taken by one to fill in, and no path
 * of a reader's computer goes along. What stands behind `#` stays.
 *
 * @param address of the page as it is open
 * @param placeholder an address to fill in
 */
export function embedAddress(address: string, placeholder: string): string {
  const { protocol, hostname, hash } = new URL(address);
  return /^https?:$/.test(protocol) && !OWN_COMPUTER.test(hostname)
    ? address
    : `${placeholder}${hash}`;
}
