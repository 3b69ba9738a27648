/**
 * Members by which Docker, Compose or Kubernetes would be asked for power over the machine. No schema has any of them, so all
 * are refused anyway; these are refused by their right name, so that nobody looks for a typing mistake.
 */
const PRIVILEGES = new Set([
  'privileged', 'hostconfig', 'hostnetwork', 'hostpid', 'hostipc', 'hostusers', 'hostpath', 'network', 'networkmode', 'networks', 'pid', 'pidmode',
  'ipc', 'ipcmode', 'uts', 'utsmode', 'userns', 'usernsmode', 'cgroup', 'cgroupns', 'cgroupnsmode', 'cgroupparent', 'devices', 'devicerequests',
  'devicecgrouprules', 'gpus', 'binds', 'mounts', 'volumes', 'volumemounts', 'volumesfrom', 'volumedriver', 'tmpfs', 'capadd', 'capdrop',
  'securityopt', 'securitycontext', 'seccomp', 'apparmor', 'runtime', 'runtimeclassname', 'sysctls', 'ulimits', 'oomkilldisable', 'oomscoreadj',
  'extrahosts', 'links', 'dockersock', 'allowprivilegeescalation', 'serviceaccount', 'serviceaccountname', 'groupadd', 'isolation',
  'hostip', 'hostport', 'publishallports', 'portbindings', 'restartpolicy', 'init', 'shmsize', 'storageopt', 'logconfig', 'readonlyrootfs',
])

/** However it is spelled: `networkMode`, `network_mode`, `NetworkMode`, `--network-mode`, `docker.sock`. */
export function isPrivilege(member: string): boolean {
  return member.length <= 64 && PRIVILEGES.has(member.toLowerCase().replace(/[^a-z]/g, ''))
}
