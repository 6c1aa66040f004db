using TechMart.Analytics.Statistics;

namespace TechMart.Analytics.Customers.Clustering;

/// <summary>Sums by cluster, and the centres that follow from them.</summary>
internal sealed partial class LloydRun
{
    private void AddToSums(int block, int row, int cluster, int sign)
    {
        _blockCounts[(block * _clusters) + cluster] += sign;
        var sums = _blockSums.AsSpan(((block * _clusters) + cluster) * _columns, _columns);
        var place = _points.Start(row);
        for (var column = 0; column < sums.Length; column++)
        {
            sums[column] += sign * _points.Packed[place + (column * PointGroups.Lanes)];
        }
    }

    /// <summary>Adds all rows up anew, without what corrections left behind in rounding.</summary>
    private void CountAfresh()
    {
        Array.Clear(_blockSums);
        Array.Clear(_blockCounts);
        OrderedBlocks.Run(_points.Blocks, _threads, block =>
        {
            var (row, end) = _points.BlockOfRows(block);
            for (; row < end; row++)
            {
                AddToSums(block, row, (int)_labels[row], 1);
            }
        }, _cancellation);
    }

    /// <summary>Makes every centre the mean of its rows; returns the sum of the squared moves.</summary>
    private double MoveCentres()
    {
        AddCountsUp();
        if (Counts.AsSpan().Contains(0))
        {
            FillEmptyClusters();
            AddCountsUp();
        }
        var total = 0.0;
        (_farthestMover, _largestDrift, _secondDrift) = (-1, 0, 0);
        for (var cluster = 0; cluster < _clusters; cluster++)
        {
            var squares = Counts[cluster] == 0 ? 0 : MoveCentre(cluster);
            total += squares;
            var drift = _drift[cluster] = Math.Sqrt(squares);
            if (drift > _largestDrift)
            {
                (_farthestMover, _largestDrift, _secondDrift) = (cluster, drift, _largestDrift);
            }
            else
            {
                _secondDrift = Math.Max(_secondDrift, drift);
            }
        }
        return total;
    }

    private double MoveCentre(int cluster)
    {
        var squares = 0.0;
        for (var column = 0; column < _columns; column++)
        {
            var sum = 0.0;
            for (var block = 0; block < _points.Blocks; block++)
            {
                sum += _blockSums[(((block * _clusters) + cluster) * _columns) + column];
            }
            ref var place = ref Centres[(cluster * _columns) + column];
            var mean = sum / Counts[cluster];
            squares += (mean - place) * (mean - place);
            place = mean;
        }
        return squares;
    }

    private void AddCountsUp()
    {
        Array.Clear(Counts);
        for (var i = 0; i < _blockCounts.Length; i++)
        {
            Counts[i % _clusters] += _blockCounts[i];
        }
    }

    /// <summary>Gives each empty cluster the row that lies farthest from its own centre, as it lowers the sum most; of equally far ones the first. A
    /// cluster stays empty only where every row lies on its centre.</summary>
    private void FillEmptyClusters()
    {
        for (var cluster = 0; cluster < _clusters; cluster++)
        {
            if (Counts[cluster] > 0)
            {
                continue;
            }
            var (farthest, distance) = (-1, 0.0);
            for (var row = 0; row < _points.Rows; row++)
            {
                var own = (int)_labels[row];
                var squared = Counts[own] > 1 ? Squared(row, own) : 0;
                if (squared > distance)
                {
                    (farthest, distance) = (row, squared);
                }
            }
            if (farthest < 0)
            {
                return;
            }
            var (block, before) = (farthest / PointGroups.BlockRows, (int)_labels[farthest]);
            AddToSums(block, farthest, before, -1);
            AddToSums(block, farthest, cluster, 1);
            _labels[farthest] = cluster;
            Counts[before]--;
            Counts[cluster]++;
            _boundsHold = false;
        }
    }

    private double Squared(int row, int cluster)
    {
        var sum = 0.0;
        var place = _points.Start(row);
        for (var column = 0; column < _columns; column++)
        {
            var difference = _points.Packed[place + (column * PointGroups.Lanes)] - Centres[(cluster * _columns) + column];
            sum += difference * difference;
        }
        return sum;
    }

    /// <summary>Half the distance from each centre to the nearest other: a point that is nearer to its own centre has no nearer one.</summary>
    private void MeasureGaps()
    {
        for (var cluster = 0; cluster < _clusters; cluster++)
        {
            var least = double.PositiveInfinity;
            for (var other = 0; other < _clusters; other++)
            {
                if (other != cluster)
                {
                    var sum = 0.0;
                    for (var column = 0; column < _columns; column++)
                    {
                        var difference = Centres[(cluster * _columns) + column] - Centres[(other * _columns) + column];
                        sum += difference * difference;
                    }
                    least = Math.Min(least, sum);
                }
            }
            _halfGap[cluster] = Math.Sqrt(least) / 2;
        }
    }

    private double MeasureInertia()
    {
        var sums = new double[_points.Blocks];
        OrderedBlocks.Run(_points.Blocks, _threads, block =>
        {
            var sum = 0.0;
            var (row, end) = _points.BlockOfRows(block);
            for (; row < end; row++)
            {
                sum += Squared(row, (int)_labels[row]);
            }
            sums[block] = sum;
        }, _cancellation);
        return sums.Sum();
    }
}
