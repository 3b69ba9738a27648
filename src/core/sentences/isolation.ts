/** What keeps labs to themselves: whether it does was looked at. */
export const ISOLATION = {
  LabsApart: 'Labs cannot reach each other: one container of ours on the network {network} got no answer from another one.',
  LabsReachEachOther:
    "Labs can reach each other: one container of ours on the network {network} was answered by another one. Docker's firewall rules are not in force; start Docker without --iptables=false, and restart it if another program has cleared the rules.",
  DirectRoute:
    "Docker {version} lets other computers of this network reach labs, past this computer's own address, when they send what is for the labs' addresses to it. Update Docker to {fixed} or newer, or let an administrator run: {command}",
} as const
