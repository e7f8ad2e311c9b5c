namespace Claims.Accuracy;

/// <summary>Fits the weights of a logistic regression by Newton's steps; a small penalty keeps them small.</summary>
internal static class LogisticFit
{
    private const int Steps = 12;
    private const double Penalty = 1;

    /// <summary>The weights under which what came true is likeliest.</summary>
    public static double[] Weights(IReadOnlyCollection<(double[] Features, bool True)> cases)
    {
        var size = cases.First().Features.Length;
        var weights = new double[size];
        for (var step = 0; step < Steps; step++)
        {
            var (slope, curve) = (new double[size], new double[size, size]);
            foreach (var (x, isTrue) in cases)
                Add(x, isTrue, weights, slope, curve);
            for (var i = 0; i < size; i++)
            {
                slope[i] -= Penalty * weights[i];
                curve[i, i] += Penalty;
            }

            var change = Solve(curve, slope);
            for (var i = 0; i < size; i++)
                weights[i] += change[i];
        }

        return weights;
    }

    private static void Add(double[] x, bool isTrue, double[] weights, double[] slope, double[,] curve)
    {
        var sum = 0.0;
        for (var i = 0; i < x.Length; i++)
            sum += weights[i] * x[i];
        var probability = 1 / (1 + Math.Exp(-sum));
        var spread = probability * (1 - probability);
        for (var i = 0; i < x.Length; i++)
        {
            if (x[i] == 0)
                continue;
            slope[i] += ((isTrue ? 1 : 0) - probability) * x[i];
            for (var j = 0; j < x.Length; j++)
                curve[i, j] += spread * x[i] * x[j];
        }
    }

    /// <summary>Gaussian elimination; the penalty keeps every pivot above nought.</summary>
    private static double[] Solve(double[,] curve, double[] slope)
    {
        var size = slope.Length;
        var (a, b) = ((double[,])curve.Clone(), (double[])slope.Clone());
        for (var i = 0; i < size; i++)
        {
            for (var row = i + 1; row < size; row++)
            {
                var share = a[row, i] / a[i, i];
                for (var column = i; column < size; column++)
                    a[row, column] -= share * a[i, column];
                b[row] -= share * b[i];
            }
        }

        for (var i = size - 1; i >= 0; i--)
        {
            for (var column = i + 1; column < size; column++)
                b[i] -= a[i, column] * b[column];
            b[i] /= a[i, i];
        }

        return b;
    }
}
