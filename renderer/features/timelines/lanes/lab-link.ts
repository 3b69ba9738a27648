import { useRouter } from 'vue-router'
import type { Lane } from './lane'

/** Where a lab's details are, as a plain address: rows come and go by the hundred, and a component for each link is felt then. */
export function useLabLink(): (lane: Pick<Lane, 'namespace' | 'name'>) => string {
  const router = useRouter()
  return ({ namespace, name }) => router.resolve({ name: 'lab', params: { namespace, name } }).href
}
