package dev.pipewright.engine.quota;

import dev.pipewright.engine.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// What one node would have of a credential's limits if all went by tenants: each tenant has an equal part, spread
/// over the nodes where it has calls to make; what a node does not want is for the others.
///
/// @param perSecond infinite for no limit
/// @param nodes on how many nodes each tenant of the node has calls to make
record Shares(int places, double perSecond, Map<TenantId, Integer> nodes) {

    /// The shares of a node.
    ///
    /// @param others what the other nodes hold and want
    static Shares of(String node, QuotaClaim claim, Map<String, QuotaBook.Holding> others, Instant now) {
        var wishes = new TreeMap<String, Wish>();
        others.forEach((other, holding) -> wishes.put(other, holding.wish()));
        wishes.put(node, Wish.of(claim));
        Map<TenantId, Integer> nodes = nodesOf(wishes.values());
        List<Wish> all = List.copyOf(wishes.values());
        double[] weights =
                all.stream().mapToDouble(wish -> weight(wish.tenants(), nodes)).toArray();
        int mine = new ArrayList<>(wishes.keySet()).indexOf(node);
        int[] places = FairShares.whole(
                claim.limits().atOnce(),
                all.stream().mapToInt(Wish::places).toArray(),
                weights,
                now.getEpochSecond() / QuotaBook.LENGTH.toSeconds());
        int perSecond = claim.limits().perSecond();
        double rate = perSecond == 0
                ? Double.POSITIVE_INFINITY
                : FairShares.of(
                        perSecond, all.stream().mapToDouble(Wish::perSecond).toArray(), weights)[mine];
        nodes.keySet().retainAll(claim.tenants());
        return new Shares(places[mine], rate, nodes);
    }

    private static Map<TenantId, Integer> nodesOf(Collection<Wish> wishes) {
        var nodes = new HashMap<TenantId, Integer>();
        wishes.forEach(wish -> wish.tenants().forEach(tenant -> nodes.merge(tenant, 1, Integer::sum)));
        return nodes;
    }

    /// A node that finishes what it has counts as well, though nobody there has more to do.
    private static double weight(Set<TenantId> tenants, Map<TenantId, Integer> nodes) {
        double weight = tenants.stream()
                .mapToDouble(tenant -> 1.0 / nodes.getOrDefault(tenant, 1))
                .sum();
        return weight == 0 ? 1 : weight;
    }

    /// What a node wants.
    ///
    /// @param perSecond infinite if it does not know
    record Wish(Set<TenantId> tenants, int places, double perSecond) {

        Wish {
            tenants = Set.copyOf(tenants);
        }

        static Wish of(QuotaClaim claim) {
            return new Wish(claim.tenants(), claim.placesWanted(), claim.perSecondWanted());
        }
    }
}
