using TechMart.Import.Inspection;

namespace TechMart.Import.Tests.Inspections;

public class RoleAssignmentTests
{
    [Fact]
    public void Assign_GreedyChoiceIsWorse_TakesTheBestSum()
    {
        double[][] scores = [[1.0, 0.9], [0.9, 0]];

        Assert.Equal([1, 0], RoleAssignment.Assign(scores));
    }

    [Fact]
    public void Assign_NothingScores_AssignsNothing() =>
        Assert.Equal([-1, -1], RoleAssignment.Assign([[0, 0, 0], [0, 0, 0]]));

    [Fact]
    public void Assign_NoColumns_AssignsNothing() =>
        Assert.Equal([-1, -1], RoleAssignment.Assign([[], []]));

    [Theory]
    [InlineData(1, 3, 5)]
    [InlineData(2, 5, 3)]
    [InlineData(3, 4, 4)]
    [InlineData(4, 1, 6)]
    [InlineData(5, 6, 1)]
    public void Assign_AnyScores_EqualsTrialOfAllAssignments(int seed, int roles, int columns)
    {
        var random = new Random(seed);
        for (var round = 0; round < 100; round++)
        {
            var scores = Enumerable.Range(0, roles)
                .Select(_ => Enumerable.Range(0, columns).Select(_ => random.NextDouble() < 0.4 ? 0 : random.NextDouble()).ToArray()).ToArray();

            var assigned = RoleAssignment.Assign(scores);

            var used = assigned.Where(column => column >= 0).ToList();
            Assert.Equal(used.Count, used.Distinct().Count());
            Assert.Equal(Best(scores, 0, []), assigned.Select((column, role) => column < 0 ? 0 : scores[role][column]).Sum(), 9);
        }
    }

    private static double Best(double[][] scores, int role, HashSet<int> used)
    {
        if (role == scores.Length)
        {
            return 0;
        }
        var best = Best(scores, role + 1, used);
        for (var column = 0; column < scores[role].Length; column++)
        {
            if (used.Add(column))
            {
                best = Math.Max(best, scores[role][column] + Best(scores, role + 1, used));
                used.Remove(column);
            }
        }
        return best;
    }
}
