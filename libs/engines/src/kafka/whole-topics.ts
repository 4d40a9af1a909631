import { AssignerProtocol, type PartitionAssigner } from 'kafkajs';

const name = 'LaurelWholeTopics';
const version = 0;
const userData = Buffer.alloc(0);

/**
 * Gives every topic whole to one member of the group, so that what one service says is heard by one process.
 * Each topic goes to the member that subscribes to it and has the fewest so far.
 */
export const wholeTopics: PartitionAssigner = ({ cluster }) => ({
  name,
  version,
  async assign({ members }) {
    const hearing = members
      .map(({ memberId, memberMetadata }) => ({
        memberId,
        topics: AssignerProtocol.MemberMetadata.decode(memberMetadata)?.topics ?? [],
      }))
      .sort((one, other) => (one.memberId < other.memberId ? -1 : 1));
    const given = shareOut(hearing);
    // The member that shares out may not itself subscribe to all of them.
    await cluster.addMultipleTargetTopics([...new Set(hearing.flatMap(({ topics }) => topics))]);
    return [...given].map(([memberId, topics]) => {
      const partitions = (topic: string) =>
        cluster.findTopicPartitionMetadata(topic).map(({ partitionId }) => partitionId);
      const assignment = Object.fromEntries(topics.map((topic) => [topic, partitions(topic)]));
      return {
        memberId,
        memberAssignment: AssignerProtocol.MemberAssignment.encode({ version, assignment, userData }),
      };
    });
  },
  protocol({ topics }) {
    return { name, metadata: AssignerProtocol.MemberMetadata.encode({ version, topics, userData }) };
  },
});

/** Gives each member its topics; members without any are in the result too. */
export function shareOut(
  members: readonly { memberId: string; topics: readonly string[] }[],
): Map<string, string[]> {
  const given = new Map(members.map(({ memberId }) => [memberId, [] as string[]]));
  for (const topic of [...new Set(members.flatMap(({ topics }) => topics))].sort()) {
    const [fewest] = members
      .filter(({ topics }) => topics.includes(topic))
      .map(({ memberId }) => given.get(memberId)!)
      .sort((one, other) => one.length - other.length);
    fewest!.push(topic);
  }
  return given;
}
