"""How well clusters of mentions agree: MUC, B-cubed and CEAF-e, and their mean.

A clustering is a list of sets of mentions; a mention is anything that can be compared. Those that only one side has count against
that side, as in the reference scorer of CoNLL 2011 and 2012 from version 8 on (Pradhan and others, 2014). Sums of several documents are
added before they are divided (`Score.add`).
"""
import collections


class Score:
    """Numerators and denominators of precision and recall."""

    def __init__(self, right=0.0, said=0, found=0.0, wanted=0):
        self.right, self.said, self.found, self.wanted = right, said, found, wanted

    def add(self, other):
        self.right, self.said = self.right + other.right, self.said + other.said
        self.found, self.wanted = self.found + other.found, self.wanted + other.wanted

    @property
    def precision(self):
        return self.right / self.said if self.said else 0.0

    @property
    def recall(self):
        return self.found / self.wanted if self.wanted else 0.0

    @property
    def f1(self):
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def holder(clusters):
    return {mention: number for number, cluster in enumerate(clusters) for mention in cluster}


def muc(key, response):
    """Links (Vilain and others, 1995): singletons count nothing."""
    def side(these, others):
        where, kept, all_links = holder(others), 0, 0
        for cluster in these:
            parts = len({where[m] for m in cluster if m in where}) + sum(m not in where for m in cluster)
            kept, all_links = kept + len(cluster) - parts, all_links + len(cluster) - 1
        return kept, all_links
    return Score(*side(response, key), *side(key, response))


def b_cubed(key, response):
    """Mentions (Bagga and Baldwin, 1998)."""
    def side(these, others):
        where, total, count = holder(others), 0.0, 0
        for cluster in these:
            shared = collections.Counter(where[m] for m in cluster if m in where)
            total, count = total + sum(n * n for n in shared.values()) / len(cluster), count + len(cluster)
        return total, count
    return Score(*side(response, key), *side(key, response))


def ceaf_e(key, response):
    """Entities, aligned one to one as is best (Luo, 2005, with his phi 4)."""
    where, alike = holder(key), {}
    for r, cluster in enumerate(response):
        for k, n in collections.Counter(where[m] for m in cluster if m in where).items():
            alike[k, r] = 2 * n / (len(key[k]) + len(cluster))
    best = sum(best_assignment(part) for part in connected(alike))
    return Score(best, len(response), best, len(key))


def connected(weights):
    """The weights of a bipartite graph, by its connected parts: what is far apart need not be weighed together."""
    parent = {}

    def root(node):
        while parent.setdefault(node, node) != node:
            parent[node] = node = parent[parent[node]]
        return node
    for k, r in weights:
        parent[root(("key", k))] = root(("response", r))
    parts = collections.defaultdict(dict)
    for (k, r), weight in weights.items():
        parts[root(("key", k))][k, r] = weight
    return parts.values()


def best_assignment(weights):
    """The largest sum of weights that uses each row and each column once: the Hungarian algorithm, O(rows^2 x columns)."""
    rows, columns = sorted({k for k, _ in weights}), sorted({r for _, r in weights})
    cost = [[-weights.get((k, r), 0.0) for r in columns] for k in rows]
    if len(rows) > len(columns):
        cost = [list(column) for column in zip(*cost)]
    n, m = len(cost), len(cost[0])
    of_row, of_column, row_at = [0.0] * (n + 1), [0.0] * (m + 1), [0] * (m + 1)  # potentials; 0 is nobody
    for row in range(1, n + 1):
        row_at[0], at = row, 0
        least, came_from, done = [float("inf")] * (m + 1), [0] * (m + 1), [False] * (m + 1)
        while row_at[at]:
            done[at], i = True, row_at[at]
            for j in range(1, m + 1):
                reduced = cost[i - 1][j - 1] - of_row[i] - of_column[j]
                if not done[j] and reduced < least[j]:
                    least[j], came_from[j] = reduced, at
            to = min((j for j in range(1, m + 1) if not done[j]), key=lambda j: least[j])
            step = least[to]
            for j in range(m + 1):
                if done[j]:
                    of_row[row_at[j]] += step
                    of_column[j] -= step
                else:
                    least[j] -= step
            at = to
        while at:
            row_at[at], at = row_at[came_from[at]], came_from[at]
    return -sum(cost[row_at[j] - 1][j - 1] for j in range(1, m + 1) if row_at[j])


SCORERS = (("MUC", muc), ("B3", b_cubed), ("CEAFe", ceaf_e))


def check():
    """The examples of the papers."""
    def close(score, precision, recall):
        assert abs(score.precision - precision) < 5e-4 and abs(score.recall - recall) < 5e-4, (score.precision, score.recall)
    key = [set("12345"), set("67"), set("89ABC")]  # Bagga and Baldwin (1998), and Luo (2005), table 1
    a, b = [set("12345"), set("6789ABC")], [set("1234589ABC"), set("67")]
    c, d = [set("123456789ABC")], [{m} for m in "123456789ABC"]
    for response, expected in ((a, ((.9, 1), (.762, 1), (.917, .611))), (b, ((.9, 1), (.583, 1), (.833, .556))),
                               (c, ((.818, 1), (.375, 1), (.588, .196))), (d, ((0, 0), (1, .25), (.111, .444)))):
        for (_, scorer), (precision, recall) in zip(SCORERS, expected):
            close(scorer(key, response), precision, recall)
    close(muc([set("ABCD")], [set("AB"), set("CD")]), 1, 2 / 3)  # Vilain and others (1995)
    close(b_cubed([set("abc")], [set("abx")]), 4 / 9, 4 / 9)  # a mention that only one side has
    assert abs(best_assignment({(0, 0): 3, (0, 1): 2, (1, 0): 2}) - 4) < 1e-9  # the greedy choice gives 3
    assert abs(best_assignment({(0, 0): 1, (1, 0): 2, (2, 0): 3}) - 3) < 1e-9  # more rows than columns
