using TechMart.Store.Accounts;

namespace TechMart.Dashboard.Uploads;

/// <summary>How much of the disk uploads take, from the first byte sent until they are imported or removed: of one person, and of all together.</summary>
internal sealed class UploadShares(UploadOptions options)
{
    private readonly Lock _lock = new();
    private readonly List<UploadShare> _shares = [];

    /// <summary>A share of nothing yet.</summary>
    public UploadShare Open(Actor by)
    {
        lock (_lock)
        {
            var share = new UploadShare(by);
            _shares.Add(share);
            return share;
        }
    }

    /// <summary>Gives a share back.</summary>
    public void Close(UploadShare share)
    {
        lock (_lock)
        {
            _shares.Remove(share);
        }
    }

    /// <summary>Widens a share to so many bytes; where there is no room, says why, and it is as before.</summary>
    public UploadProblem? Widen(UploadShare share, long bytes)
    {
        lock (_lock)
        {
            if (ProblemOf(share.By, bytes, [share]) is { } problem)
            {
                return problem;
            }
            share.Bytes = Math.Max(share.Bytes, bytes);
            return null;
        }
    }

    /// <summary>Why there is no room for so many bytes more, even without some of the shares; null where there is.</summary>
    public UploadProblem? ProblemOf(Actor by, long bytes, IReadOnlyCollection<UploadShare> without)
    {
        lock (_lock)
        {
            var others = _shares.Where(share => !without.Contains(share)).ToList();
            return others.Where(share => share.By.IsSameAs(by)).Sum(share => share.Bytes) + bytes > options.MaxWaitingBytesOfAPerson ? UploadProblem.YourShare
                : others.Sum(share => share.Bytes) + bytes > options.MaxWaitingBytes ? UploadProblem.EverybodysShare
                : null;
        }
    }
}

/// <summary>What one upload takes of the disk.</summary>
internal sealed class UploadShare(Actor by)
{
    /// <summary>Whose it is.</summary>
    public Actor By { get; } = by;

    /// <summary>Bytes, arrived or announced.</summary>
    public long Bytes { get; set; }
}
